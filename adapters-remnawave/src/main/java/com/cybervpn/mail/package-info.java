/** Mails: their texts, and how they leave. */
@NullMarked
package com.cybervpn.mail;

import org.jspecify.annotations.NullMarked;
