/**
 * The router of hosted apps (H-ENG-7): requests for a host below the base domain leave the public listener's pipeline
 * before the platform sees them and go to the container that serves the app, bodies as streams and upgrades included.
 */
@NullMarked
package com.cybervpn.web.hosting.router;

import org.jspecify.annotations.NullMarked;
