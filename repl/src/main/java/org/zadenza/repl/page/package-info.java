// SPDX-License-Identifier: Apache-2.0
/**
 * The page: what plays, to be looked at and written in a browser on this machine. {@link
 * org.zadenza.repl.page.Page} serves it; {@link org.zadenza.repl.page.Gate} lets nobody else in.
 */
@NullMarked
package org.zadenza.repl.page;

import org.jspecify.annotations.NullMarked;
