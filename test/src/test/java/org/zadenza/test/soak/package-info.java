// SPDX-License-Identifier: Apache-2.0
/**
 * A long night: a session is played at random while things around it fail, and what must hold then
 * is checked all along. {@code test/soak} plays long ones.
 */
@NullMarked
package org.zadenza.test.soak;

import org.jspecify.annotations.NullMarked;
