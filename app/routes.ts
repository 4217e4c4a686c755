// The site map: every URL and the file behind it.
import type { RouteConfig } from '@remix-run/route-config'
import { index, route } from '@remix-run/route-config'

export default [
	// access: signing in and what belongs to it
	route('sign-in', 'routes/access/sign-in.tsx'),
	route('sign-out', 'routes/access/sign-out.tsx'),
	route('card', 'routes/access/card.tsx'),
	route('confirm-yourself', 'routes/access/confirm-yourself.tsx'),
	route('hat', 'routes/access/hat.tsx'),
	route('display', 'routes/access/display.tsx'),

	// public: what anybody may read, and joining
	index('routes/public/front.tsx'),
	route('tasks', 'routes/public/tasks.tsx'),
	route('tasks/:taskId', 'routes/public/task.tsx'),
	route('about', 'routes/public/about.tsx'),
	route('how-to-join', 'routes/public/how-to-join.tsx'),
	route('how-to-ask', 'routes/public/how-to-ask.tsx'),
	route('privacy', 'routes/public/privacy.tsx'),
	route('join', 'routes/public/join.tsx'),
	route('join/sent', 'routes/public/join-sent.tsx'),

	// registrant: a person's own pages, and staff's who act for them
	route('my', 'routes/registrant/home.tsx'),
	route('my/tasks', 'routes/registrant/tasks.tsx'),
	route('my/tasks/:taskId', 'routes/registrant/task.tsx'),
	route('my/offers/:offerId', 'routes/registrant/offer.tsx'),
	route('my/work', 'routes/registrant/work.tsx'),
	route('my/assignments/:assignmentId', 'routes/registrant/assignment.tsx'),
	route('my/assignments/:assignmentId/completion', 'routes/registrant/completion.tsx'),
	route('my/availability', 'routes/registrant/availability.tsx'),
	route('my/days-off', 'routes/registrant/days-off.tsx'),
	route('my/abilities', 'routes/registrant/abilities.tsx'),
	route('my/profile', 'routes/registrant/profile.tsx'),
	route('my/rest', 'routes/registrant/rest.tsx'),
	route('my/earnings', 'routes/registrant/earnings.tsx'),
	route('my/bank-account', 'routes/registrant/bank-account.tsx'),
	route('my/call-me', 'routes/registrant/call-me.tsx'),

	route('my/notices', 'routes/registrant/notices.tsx'),
	route('my/messages', 'routes/registrant/messages.tsx'),

	// employer: asking, the quote, who comes, confirming, invoices
	route('employer', 'routes/employer/home.tsx'),
	route('employer/requests/new', 'routes/employer/request-new.tsx'),
	route('employer/requests/:requestId', 'routes/employer/request.tsx'),
	route('employer/requests/:requestId/quote', 'routes/employer/quote.tsx', { id: 'employer-quote' }),
	route('employer/confirmations', 'routes/employer/confirmations.tsx'),
	route('employer/assignments/:assignmentId/confirmation', 'routes/employer/confirmation.tsx'),
	route('employer/invoices', 'routes/employer/invoices.tsx'),
	route('employer/invoices/:invoiceId', 'routes/employer/invoice.tsx'),
	route('employer/messages', 'routes/employer/messages.tsx'),

	// council: the desk
	route('council', 'routes/council/board.tsx'),
	route('council/calls', 'routes/council/calls.tsx'),
	route('council/requests', 'routes/council/requests.tsx'),
	route('council/requests/:requestId', 'routes/council/splitting.tsx'),
	route('council/requests/:requestId/tasks/new', 'routes/council/task-edit.tsx', { id: 'task-new' }),
	route('council/requests/:requestId/tasks/:taskId', 'routes/council/task-edit.tsx', { id: 'task-edit' }),
	route('council/requests/:requestId/steps/:stepId', 'routes/council/step-edit.tsx'),
	route('council/requests/:requestId/quote', 'routes/council/quote.tsx', { id: 'council-quote' }),
	route('council/requests/:requestId/procedure', 'routes/council/work-paper.tsx', { id: 'procedure' }),
	route('council/requests/:requestId/specification', 'routes/council/work-paper.tsx', {
		id: 'specification',
	}),
	route('council/requests/:requestId/referral', 'routes/council/work-paper.tsx', { id: 'referral' }),
	route('council/tasks', 'routes/council/tasks.tsx'),
	route('council/slots/:slotId', 'routes/council/candidates.tsx'),
	route('council/assignments/:assignmentId', 'routes/council/assignment.tsx'),
	route('council/assignments/:assignmentId/script', 'routes/council/script.tsx'),
	route('council/inspections', 'routes/council/inspections.tsx'),
	route('council/people', 'routes/council/people.tsx'),
	route('council/people/:registrantId', 'routes/council/record.tsx'),
	route('council/people/:registrantId/interview', 'routes/council/interview.tsx'),
	route('council/people/:registrantId/card', 'routes/council/card.tsx', { id: 'card-registrant' }),
	route('council/employers', 'routes/council/employers.tsx'),
	route('council/employers/:employerId', 'routes/council/employer.tsx'),
	route('council/employers/:employerId/seats/:accountId/card', 'routes/council/card.tsx', {
		id: 'card-seat',
	}),
	route('council/acting/end', 'routes/council/acting-end.tsx'),
	route('council/slip', 'routes/council/slip.tsx'),
	route('council/money', 'routes/council/money.tsx'),
	route('council/payouts/:payoutId', 'routes/council/payout.tsx'),
	route('council/payouts/:payoutId/file', 'routes/council/payout-file.tsx'),
	route('council/invoices/:invoiceId', 'routes/council/invoice.tsx'),
	route('council/ledger', 'routes/council/ledger.tsx'),
	route('council/messages', 'routes/council/messages.tsx'),
	route('council/messages/:kind/:withId', 'routes/council/message.tsx'),
	route('council/more', 'routes/council/more.tsx'),
	route('council/recent', 'routes/council/recent.tsx'),
	route('council/history', 'routes/council/history.tsx'),
	route('council/outbox', 'routes/council/outbox.tsx'),
	route('council/settings', 'routes/council/settings.tsx'),
	route('council/staff', 'routes/council/staff.tsx'),
	route('council/staff/:staffId/card', 'routes/council/staff-card.tsx'),
	route('council/areas', 'routes/council/areas.tsx'),
	route('council/closing-days', 'routes/council/closing-days.tsx'),
	route('council/machine', 'routes/council/machine.tsx'),

	// files: photos, each behind the guard of what it hangs on
	route('files/:fileId', 'routes/files/file.tsx'),

	// wellness: consultations, for the person and for coordinators; no other door leads here
	route('care', 'routes/wellness/care.tsx'),
	route('care/ask', 'routes/wellness/ask.tsx'),
	route('care/:threadId', 'routes/wellness/thread.tsx'),
	route('leave', 'routes/wellness/leave.tsx'),
	route('coordinator', 'routes/wellness/inbox.tsx'),
	route('coordinator/people', 'routes/wellness/coordinators.tsx'),
	route('coordinator/people/:coordinatorId/card', 'routes/wellness/coordinator-card.tsx'),
	route('coordinator/:threadId', 'routes/wellness/answer.tsx'),

	route('.well-known/security.txt', 'routes/public/security-txt.tsx'),
	route('*', 'routes/public/nowhere.tsx'),
] satisfies RouteConfig
