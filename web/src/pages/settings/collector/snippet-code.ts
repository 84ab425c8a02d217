/** The line for the page: the script of a site, with contacts of forms when the owner of the site wants them known. */
export function snippetCode({ host, key, contacts }: { host: string; key: string; contacts: boolean }): string {
  const mark = contacts ? ' data-contacts' : ''
  return `<script async src="${host.replace(/\/$/, '')}/s/${key}.js"${mark}></script>`
}
