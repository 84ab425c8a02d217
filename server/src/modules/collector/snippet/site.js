// What a page of the clinic's site runs. No requests but to the address it came from; nothing typed into fields is sent, except a
// phone and an e-mail of a sent form whose fields or script tag the owner of the site marked.
;((w, d) => {
  var me = d.currentScript
  if (!me || (w.revisit && w.revisit.on)) return
  var address = me.src.replace(/\/s\/[^/]*$/, '/api/v1/events?key=__KEY__')
  var auto = me.hasAttribute('data-contacts')
  var NO_FORM = '[data-revisit-form=off],[role=search]'
  var store = {}
  var queue = []
  var forms = []
  var timer
  var shown
  var look

  // Reads, writes or removes a value that outlives the page; where the browser forbids it, one that does not.
  function keep(name, value) {
    try {
      if (value === undefined) return localStorage.getItem(name)
      if (value === null) localStorage.removeItem(name)
      else localStorage.setItem(name, value)
    } catch {
      if (value === undefined) return store[name]
      store[name] = value
    }
    return value
  }

  function chance() {
    return Array.from(crypto.getRandomValues(new Uint8Array(12)), (n) => {
      return (n + 256).toString(36)
    }).join('')
  }

  function agreed() {
    return !__ASKS__ || keep('revisit-ok') === '1'
  }

  // The address of the page without its query: only marks of campaigns stay.
  function place() {
    var marks = location.search.match(/utm_[a-z]+=[^&]*/g)
    return location.origin + location.pathname + (marks ? '?' + marks.join('&') : '')
  }

  function add(type, more) {
    if (!agreed()) return
    queue.push(Object.assign({ id: chance(), type: type, at: Date.now(), url: place(), title: d.title }, more))
    clearTimeout(timer)
    if (queue.length > 20) flush()
    else timer = setTimeout(flush, 800)
  }

  function flush(contacts) {
    if (!agreed() || (!queue.length && !contacts)) return
    var visitor = keep('revisit') || keep('revisit', chance())
    var text = JSON.stringify({
      visitor: visitor,
      sentAt: Date.now(),
      consent: !!__ASKS__,
      contacts: contacts,
      events: queue,
    })
    queue = []
    if (navigator.sendBeacon && navigator.sendBeacon(address, text)) return
    fetch(address, { method: 'POST', body: text, keepalive: true, credentials: 'omit' }).catch(() => {})
  }

  function page() {
    var path = location.pathname
    if (path === shown) return
    if (shown !== undefined) leave()
    shown = path
    var here = { url: place(), at: Date.now() }
    look = () => {
      look = 0
      add('page', here)
      var seen = {}
      d.querySelectorAll('[data-revisit-service]').forEach((e) => {
        var name = e.getAttribute('data-revisit-service') || d.title
        if (!seen[name]) add('service_viewed', Object.assign({ service: name }, here))
        seen[name] = 1
      })
    }
    // Sites of one page set the title and the content a moment later.
    setTimeout(() => {
      if (look) look()
    }, 300)
  }

  function leave() {
    if (look) look()
    forms.forEach((f) => {
      if (f.booking && !f.sent && !f.left) {
        f.left = 1
        add('booking_abandoned', { form: f.name })
      }
    })
    flush()
  }

  function formOf(target) {
    // A mark around a form speaks for it: builders of sites do not let their forms be marked.
    var e = target.closest && (target.closest('[data-revisit-form]') || target.closest('form'))
    if (!e || e.matches(NO_FORM) || e.querySelector('[type=password],[type=search]')) return
    var f = forms.find((known) => {
      return known.e === e
    })
    if (!f) forms.push((f = described(e, e.getAttribute('data-revisit-form'))))
    return f
  }

  function described(e, kind) {
    var name = e.getAttribute('data-revisit-name') || e.getAttribute('name') || e.id || kind || 'form'
    return {
      e: e,
      name: name,
      booking: kind ? kind === 'booking' : /book|appoint|zapis|запис/i.test(name + e.className),
    }
  }

  function start(event) {
    var f = formOf(event.target)
    if (!f || f.started) return
    f.started = 1
    add('form_started', { form: f.name })
  }

  function send(event) {
    var f = formOf(event.target)
    if (!f) return
    f.sent = 1
    var more = { form: f.name }
    ;['phone', 'email'].forEach((kind) => {
      var marked = '[data-revisit="' + kind + '"]' + (auto ? ',[type=' + (kind === 'phone' ? 'tel' : kind) + ']' : '')
      var field = f.e.querySelector(marked)
      if (field && field.value) more[kind] = field.value
    })
    add('form_sent', more)
    flush()
  }

  function act(what, value, more) {
    if (what === 'consent') {
      keep('revisit-ok', value ? '1' : null)
      if (value) return ((shown = undefined), page())
      queue = []
      keep('revisit', null)
    } else if (what === 'identify') flush(value)
    else if (what === 'service') add('service_viewed', { service: value })
    else if (what === 'event') add(value, more)
  }

  var waiting = (w.revisit && w.revisit.q) || []
  w.revisit = (...said) => act(...said)
  w.revisit.on = 1
  ;['pushState', 'replaceState'].forEach((name) => {
    var before = history[name]
    history[name] = (...to) => {
      before.apply(history, to)
      page()
    }
  })
  w.addEventListener('popstate', page)
  w.addEventListener('pagehide', leave)
  d.addEventListener('visibilitychange', () => {
    if (d.visibilityState === 'hidden') flush()
  })
  d.addEventListener('input', start, true)
  d.addEventListener('submit', send, true)
  d.addEventListener(
    'click',
    (event) => {
      if (event.target.closest && event.target.closest('[data-revisit-send]')) send(event)
    },
    true,
  )
  page()
  for (var i = 0; i < waiting.length; i++) act(...waiting[i])
})(window, document)
