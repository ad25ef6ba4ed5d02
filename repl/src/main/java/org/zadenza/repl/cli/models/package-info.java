// SPDX-License-Identifier: Apache-2.0
/** {@code zadenza models}: listing, sampling, measuring, training and importing models. */
@NullMarked
package org.zadenza.repl.cli.models;

import org.jspecify.annotations.NullMarked;
