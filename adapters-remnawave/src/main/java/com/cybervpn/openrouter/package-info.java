/** OpenRouter: many AI models behind one HTTP API, paid for with the key of whoever asks. */
@NullMarked
package com.cybervpn.openrouter;

import org.jspecify.annotations.NullMarked;
