/** The cryptography that protects what is stored. */
@NullMarked
package com.cybervpn.persistence.crypto;

import org.jspecify.annotations.NullMarked;
