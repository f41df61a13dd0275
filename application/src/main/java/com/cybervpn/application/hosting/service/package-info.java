/** How hosting does it. */
@NullMarked
package com.cybervpn.application.hosting.service;

import org.jspecify.annotations.NullMarked;
