// Looks after the pages below /taken-along/. It keeps one of them, which says nothing of anybody, with what that page is drawn with, and shows it where there
// is no network. It sees no words: those are encrypted by the page, in a store of their own.

const kept = 'taken-along'
const page = '/taken-along/read'

self.addEventListener('install', () => self.skipWaiting())
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

self.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url)
  if (event.request.method !== 'GET' || url.origin !== self.location.origin) return
  if (url.pathname !== page && !url.pathname.startsWith('/assets/')) return
  event.respondWith(fetch(event.request).catch(async () => (await caches.match(url.pathname, { cacheName: kept })) || Response.error()))
})
