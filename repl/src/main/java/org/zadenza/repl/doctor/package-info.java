// SPDX-License-Identifier: Apache-2.0
/**
 * The soundcheck: a {@link org.zadenza.repl.doctor.Checkup} looks at the machine and answers with
 * findings, each with what to do about it.
 */
@NullMarked
package org.zadenza.repl.doctor;

import org.jspecify.annotations.NullMarked;
