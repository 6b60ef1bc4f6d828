import sanitizeHtml from 'sanitize-html'

const schemes = ['http', 'https', 'mailto']

/**
 * HTML with nothing left in it that runs, tracks or breaks a page: an allow-list of elements and attributes, http,
 * https and mailto addresses only. Relative addresses become absolute against `base`.
 */
export function sanitise(html: string, base: string): string {
  return sanitizeHtml(html, {
    allowedTags: sanitizeHtml.defaults.allowedTags.concat(
      'img',
      'picture',
      'source',
      'figure',
      'figcaption',
      'del',
      'ins',
      'video',
      'audio',
    ),
    allowedAttributes: {
      a: ['href', 'title', 'hreflang', 'rel'],
      img: ['src', 'alt', 'title', 'width', 'height'],
      video: ['src', 'poster', 'controls', 'width', 'height'],
      audio: ['src', 'controls'],
      source: ['src', 'type'],
      time: ['datetime'],
      ol: ['start', 'reversed'],
      th: ['scope', 'colspan', 'rowspan'],
      td: ['colspan', 'rowspan'],
      blockquote: ['cite'],
      '*': ['lang', 'dir'],
    },
    allowedSchemes: schemes,
    allowedSchemesAppliedToAttributes: ['href', 'src', 'cite', 'poster'],
    allowProtocolRelative: false,
    nestingLimit: 100,
    transformTags: {
      '*': (tagName, attribs) => {
        for (const attribute of ['href', 'src', 'poster', 'cite']) {
          const value = attribs[attribute]
          if (value !== undefined) attribs[attribute] = absolute(value, base)
        }
        return { tagName, attribs }
      },
    },
    exclusiveFilter: (frame) => frame.tag === 'img' && (!frame.attribs.src || isTrackingPixel(frame.attribs)),
  }).trim()
}

/** The address as an absolute one, or the text itself where it is none; the allow-list of schemes comes after. */
export function absolute(address: string, base: string): string {
  try {
    return new URL(address.trim(), base).href
  } catch {
    return ''
  }
}

function isTrackingPixel({ width, height }: Record<string, string>): boolean {
  return (width === '1' || width === '0') && (height === '1' || height === '0')
}

/** The text that HTML shows, in one line. */
export function textOf(html: string): string {
  const bare = sanitizeHtml(html.replace(/<\/(?:p|li|h\d|blockquote|td|th|div|pre)>|<br\s*\/?>/gi, ' $&'), {
    allowedTags: [],
    allowedAttributes: {},
  })
  return bare
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')
    .replace(/\s+/gu, ' ')
    .trim()
}
