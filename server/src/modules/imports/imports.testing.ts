/** The request that uploads a text file. */
export function upload(name: string, content: string | Buffer) {
  const boundary = 'xxBOUNDARYxx'
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: text/csv\r\n\r\n`
  const payload = Buffer.concat([Buffer.from(head), Buffer.from(content), Buffer.from(`\r\n--${boundary}--\r\n`)])
  return {
    method: 'POST' as const,
    url: '/imports',
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload,
  }
}
