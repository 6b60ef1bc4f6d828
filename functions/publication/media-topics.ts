import type { TopicInput } from './settings.ts'

/**
 * The default topics: the 17 top levels of the IPTC Media Topics. Codes and labels are IPTC's, used under
 * CC BY 4.0; the descriptions are Feedmill's.
 *
 * @see https://iptc.org/standards/media-topics/
 */
export const mediaTopics: readonly TopicInput[] = [
  entry(
    '01000000',
    'Arts, culture, entertainment and media',
    'Books, film, music, theatre, art, heritage, and the media themselves.',
    ['arts', 'culture', 'entertainment', 'media', 'books', 'film', 'music'],
  ),
  entry('02000000', 'Crime, law and justice', 'Offences, police, courts, prisons, and the making of law in court.', [
    'crime',
    'law',
    'justice',
    'courts',
    'police',
  ]),
  entry(
    '03000000',
    'Disaster, accident and emergency incident',
    'Floods, fires, quakes, crashes, and those who come to help.',
    ['disaster', 'disasters', 'accident', 'accidents', 'emergency'],
  ),
  entry('04000000', 'Economy, business and finance', 'Companies, markets, trade, prices, banks and public money.', [
    'economy',
    'business',
    'finance',
    'markets',
    'money',
  ]),
  entry('05000000', 'Education', 'Schools, universities, teachers, pupils and learning at any age.', [
    'schools',
    'universities',
  ]),
  entry('06000000', 'Environment', 'Climate, nature, wildlife, pollution and conservation.', [
    'climate',
    'nature',
    'wildlife',
    'conservation',
    'climate change',
  ]),
  entry('07000000', 'Health', 'Illness, treatment, hospitals, public health and medicine.', [
    'medicine',
    'healthcare',
    'medical',
  ]),
  entry('08000000', 'Human interest', 'People, animals and curiosities: stories told for their own sake.', [
    'people',
    'animals',
    'curiosities',
  ]),
  entry('09000000', 'Labour', 'Work, wages, unions, strikes and unemployment.', [
    'labor',
    'work',
    'employment',
    'jobs',
    'unions',
  ]),
  entry('10000000', 'Lifestyle and leisure', 'Food, travel, home, fashion, games and time off.', [
    'lifestyle',
    'leisure',
    'food',
    'travel',
    'fashion',
    'recipes',
  ]),
  entry('11000000', 'Politics', 'Government, parliaments, elections, parties and diplomacy.', [
    'government',
    'elections',
    'diplomacy',
    'political',
  ]),
  entry('12000000', 'Religion', 'Faiths, their communities, teaching, buildings and feasts.', [
    'faith',
    'belief',
    'church',
  ]),
  entry('13000000', 'Science and technology', 'Research, discovery, space, engineering and computing.', [
    'science',
    'technology',
    'tech',
    'research',
    'space',
    'computing',
  ]),
  entry('14000000', 'Society', 'Families, communities, migration, rights and ways of life.', [
    'social',
    'community',
    'communities',
    'migration',
    'family',
  ]),
  entry('15000000', 'Sport', 'Matches, races, athletes, clubs and championships.', ['sports', 'football', 'athletics']),
  entry('16000000', 'Conflict, war and peace', 'Wars, armies, terror, unrest, and the making of peace.', [
    'conflict',
    'war',
    'peace',
    'military',
    'defence',
    'defense',
  ]),
  entry('17000000', 'Weather', 'Forecasts, storms, heat, cold and the seasons.', ['forecast', 'forecasts']),
]

function entry(code: string, label: string, description: string, aliases: string[]): TopicInput {
  const slug = label.toLowerCase().replaceAll(',', '').replaceAll(' ', '-')
  return { slug, label, description, aliases: [`medtop:${code}`, code, ...aliases] }
}
