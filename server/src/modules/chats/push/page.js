// The page behind a personal link: asks the browser, tells the clinic, and takes it back.
const [on, off, said] = ['#on', '#off', '[role=status]'].map((selector) => document.querySelector(selector))

function say(text) {
  said.textContent = text
  said.hidden = false
}

function show(subscribed) {
  on.hidden = subscribed
  off.hidden = !subscribed
}

async function tell(demand) {
  const answer = await fetch(location.pathname, { method: 'POST', body: JSON.stringify(demand) })
  if (!answer.ok) throw new Error('refused')
}

async function subscribe(worker) {
  const options = { userVisibleOnly: true, applicationServerKey: document.body.dataset.vapid }
  const { endpoint, keys } = (await worker.pushManager.subscribe(options)).toJSON()
  await tell({ subscribe: { endpoint, keys } })
  show(true)
  say('Готово: сообщения будут приходить сюда. / Done.')
}

async function unsubscribe(worker) {
  const subscription = await worker.pushManager.getSubscription()
  if (subscription) {
    await tell({ unsubscribe: subscription.endpoint })
    await subscription.unsubscribe()
  }
  show(false)
  say('Сообщений в этом браузере больше не будет. / Stopped.')
}

async function begin() {
  if (!('serviceWorker' in navigator) || !('PushManager' in window))
    return say('Этот браузер так не умеет. / This browser cannot do that.')
  const worker = await navigator.serviceWorker.register('/push/worker.js')
  const failed = () => say('Не получилось: разрешите уведомления в настройках браузера. / Allow notifications first.')
  on.addEventListener('click', () => subscribe(worker).catch(failed))
  off.addEventListener('click', () => unsubscribe(worker).catch(failed))
  show((await worker.pushManager.getSubscription()) !== null)
}

void begin()
