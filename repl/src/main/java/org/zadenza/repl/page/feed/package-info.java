// SPDX-License-Identifier: Apache-2.0
/**
 * What a page is shown of the music, sixty times a second: {@link org.zadenza.repl.page.feed.Feed}
 * looks at what the timing threads leave behind and never has them wait.
 */
@NullMarked
package org.zadenza.repl.page.feed;

import org.jspecify.annotations.NullMarked;
