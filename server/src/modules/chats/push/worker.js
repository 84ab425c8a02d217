// Shows messages of the clinic while its page is closed.
self.addEventListener('push', (event) => {
  const { title, body, tag } = event.data ? event.data.json() : {}
  event.waitUntil(self.registration.showNotification(title || '', { body, tag }))
})

self.addEventListener('notificationclick', (event) => event.notification.close())
