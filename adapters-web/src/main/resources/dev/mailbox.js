'use strict';

const form = document.getElementById('sign-in');
const state = document.getElementById('state');
const mails = document.getElementById('mails');

function element(name, text) {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}

async function signIn(data) {
  const reply = await fetch('/api/v1/auth/login', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ login_or_email: data.get('login'), password: data.get('password') }),
  });
  if (!reply.ok) throw new Error('Sign-in failed: ' + reply.status);
  return (await reply.json()).access_token;
}

async function show(token) {
  const reply = await fetch('/dev/mailbox/messages', { headers: { Authorization: 'Bearer ' + token } });
  if (!reply.ok) throw new Error('Not allowed: ' + reply.status);
  const messages = await reply.json();
  mails.replaceChildren(...messages.map((mail) => {
    const article = document.createElement('article');
    article.append(element('h2', mail.subject), element('small', mail.to + ' · ' + mail.at), element('pre', mail.text));
    return article;
  }));
  state.textContent = messages.length + ' mails';
}

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  try {
    await show(await signIn(new FormData(form)));
  } catch (problem) {
    state.textContent = problem.message;
  }
});
