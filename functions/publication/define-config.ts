import type { SettingsInput } from './settings.ts'

/**
 * Types the settings of `feedmill.config.ts`; they are checked when Feedmill starts.
 *
 * @example export default defineConfig({ title: 'The Daily Lantern', baseUrl: 'https://example.org' })
 */
export function defineConfig(settings: SettingsInput): SettingsInput {
  return settings
}
