package com.cybervpn.mail;

/** A mail as it is read: the same twice, as text and as HTML. */
record RenderedMail(String subject, String text, String html) {}
