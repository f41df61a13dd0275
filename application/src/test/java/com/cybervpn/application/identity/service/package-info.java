@NullMarked
package com.cybervpn.application.identity.service;

import org.jspecify.annotations.NullMarked;
