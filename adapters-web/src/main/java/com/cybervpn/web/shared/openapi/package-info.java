/**
 * The description of the API. The controllers' annotations give the operations and schemas at build time; at start, what
 * only the running code knows for sure is put right: names and nulls as the serialiser writes them, sign-in as the routes
 * ask for it, failures in the shape of each surface.
 */
@NullMarked
package com.cybervpn.web.shared.openapi;

import org.jspecify.annotations.NullMarked;
