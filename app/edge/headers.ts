// Security headers of every answer. Nothing here sends a script, so none may run.
import type { NextFunction, Request, Response } from 'express'

const policy = [
	"default-src 'none'",
	"script-src 'none'",
	"style-src 'self'",
	"img-src 'self' data:",
	"font-src 'self'",
	"form-action 'self'",
	"frame-ancestors 'none'",
	"base-uri 'none'",
	"manifest-src 'self'",
].join('; ')

export const plainHeaders: Record<string, string> = {
	'content-security-policy': policy,
	'x-content-type-options': 'nosniff',
	'referrer-policy': 'same-origin',
	'cross-origin-opener-policy': 'same-origin',
	'cross-origin-resource-policy': 'same-origin',
	'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=()',
}

/** Puts them on; `secure` adds HSTS where the site is reached by https. */
export const headers = (secure: boolean) => (_request: Request, response: Response, next: NextFunction) => {
	response.set(plainHeaders)
	if (secure) response.set('strict-transport-security', 'max-age=31536000; includeSubDomains')
	next()
}
