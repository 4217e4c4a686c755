// The Remix options, in one place; vite.config.ts hands them to the plugin.

/** @type {import('@remix-run/dev').VitePluginConfig} */
export default {
	appDirectory: 'app',
	ignoredRouteFiles: ['**/*'],
	serverModuleFormat: 'esm',
	future: {
		v3_fetcherPersist: true,
		v3_relativeSplatPath: true,
		v3_throwAbortReason: true,
		v3_routeConfig: true,
		v3_singleFetch: true,
		v3_lazyRouteDiscovery: true,
	},
}
