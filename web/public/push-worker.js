// Shows pushed notifications while the application is closed. Messages carry a title and a path, nothing confidential.
self.addEventListener('push', (event) => {
  let message;
  try {
    message = event.data.json();
  } catch {
    message = { title: 'Dartwing' };
  }
  const path = typeof message.link === 'string' && /^\/(?!\/)/.test(message.link) ? message.link : '/notifications';
  event.waitUntil(
    self.registration.showNotification(String(message.title ?? 'Dartwing'), {
      tag: String(message.id ?? 'dartwing'),
      icon: '/favicon.svg',
      data: { path },
    }),
  );
});

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  const url = new URL(event.notification.data?.path ?? '/', self.location.origin);
  event.waitUntil(
    self.clients.matchAll({ type: 'window', includeUncontrolled: true }).then((windows) => {
      const open = windows.find((window) => new URL(window.url).origin === url.origin);
      return open ? open.focus().then((window) => window.navigate(url.href)) : self.clients.openWindow(url.href);
    }),
  );
});
