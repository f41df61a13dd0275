/** What devices keep in common: documents, how changes of them meet, and what becomes of those that clash (T-SYNC). */
@NullMarked
package com.cybervpn.domain.terminal.sync;

import org.jspecify.annotations.NullMarked;
