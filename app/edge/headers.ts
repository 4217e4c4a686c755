// Security headers of every answer. Only the consultation room sends a script, one file of this site; elsewhere none may run.
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

// Where a form may lead on to: browsers hold a form's address against every one that it is redirected to.
const processorPages = 'https://checkout.stripe.com https://connect.stripe.com'

/** The same, where a form may lead on to the processor's own pages. */
export const headersWithProcessor: Record<string, string> = {
	...plainHeaders,
	'content-security-policy': policy.replace("form-action 'self'", `form-action 'self' ${processorPages}`),
}

/**
 * The room's own: its one script, which speaks with this site alone, and its talk, which may stand in a frame of its own page.
 */
export const roomPolicy = policy
	.replace("script-src 'none'", "script-src 'self'; connect-src 'self'; frame-src 'self'")
	.replace("frame-ancestors 'none'", "frame-ancestors 'self'")

const ofTheRoom = /^\/(?:care|coordinator)(?:\/|$)/

type Site = {
	/** It is reached by https: HSTS is added. */
	secure: boolean
	/** A key of the processor is set. */
	processor: boolean
}

/** Puts them on. */
export const headers =
	({ secure, processor }: Site) =>
	(request: Request, response: Response, next: NextFunction) => {
		response.set(processor ? headersWithProcessor : plainHeaders)
		if (ofTheRoom.test(request.path)) response.set('content-security-policy', roomPolicy)
		if (secure) response.set('strict-transport-security', 'max-age=31536000; includeSubDomains')
		next()
	}
