/** The database itself: connections, migrations, transactions, and plain SQL for what repositories do not cover. */
@NullMarked
package com.cybervpn.persistence.shared;

import org.jspecify.annotations.NullMarked;
