/** How the vpn context does its work. */
@NullMarked
package com.cybervpn.application.vpn.service;

import org.jspecify.annotations.NullMarked;
