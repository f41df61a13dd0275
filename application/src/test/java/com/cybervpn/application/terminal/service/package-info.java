@NullMarked
package com.cybervpn.application.terminal.service;

import org.jspecify.annotations.NullMarked;
