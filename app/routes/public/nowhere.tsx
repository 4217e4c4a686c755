// Any address we do not have.
import { data } from '@remix-run/node'

export const loader = () => {
	throw data({ name: 'not-here' }, { status: 404 })
}

export const action = loader

export default function Nowhere() {
	return null
}
