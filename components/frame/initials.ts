/** 'Tess Amari' → 'TA'. */
export const initials = (name: string) =>
  name
    .split(/\s+/)
    .filter((_, at, all) => at === 0 || at === all.length - 1)
    .map((part) => part[0]?.toUpperCase() ?? '')
    .join('')
