/** Runs durable operations: one instance at a time, step by step, to an end. */
@NullMarked
package com.cybervpn.application.operations.service;

import org.jspecify.annotations.NullMarked;
