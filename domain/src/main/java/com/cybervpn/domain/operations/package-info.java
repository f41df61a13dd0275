/** Long work that survives a crash: operations, their steps and their log. */
@NullMarked
package com.cybervpn.domain.operations;

import org.jspecify.annotations.NullMarked;
