// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.suggest;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.zadenza.models.charrnn.CharRnn;
import org.zadenza.models.charrnn.Letters;
import org.zadenza.models.idiom.Dice;
import org.zadenza.models.idiom.LettersRun;
import org.zadenza.models.idiom.Wishes;
import org.zadenza.notation.Notation;
import org.zadenza.notation.NotationError;
import org.zadenza.pattern.Budget;
import org.zadenza.pattern.Pattern;
import org.zadenza.pattern.Query;
import org.zadenza.time.Span;

/**
 * Goes on with patterns in mini-notation: a character RNN whose every letter is drawn among those
 * after which the notation can still be completed, so that whatever it writes can be parsed.
 *
 * <pre>{@code
 * List<String> nine = new Suggester(network).after("bd*2 <sn", 1, 0);
 * }</pre>
 *
 * <p>A letter is drawn first and asked about then, and drawn again without those that were refused:
 * that is the same as to ask about all of them, and costs one question a letter instead of sixty.
 *
 * <p>Any thread, one at a time (the others wait); not for timing threads.
 */
public final class Suggester {
  /** How many suggestions there are. */
  public static final int COUNT = 9;

  /** The temperature that is usually asked for. */
  public static final double USUAL = 0.9;

  /** How many letters a beginning has at most. */
  public static final int LONGEST = 512;

  private static final int MOST_LETTERS = 28;
  private static final double FIRST = 0.5; // of the temperature
  private static final int MOST_TRIES = 4 * COUNT;
  private static final long MOST_STEPS = 20_000;
  private static final int CYCLES_TRIED = 2;

  private final Letters letters;
  private final LettersRun run;
  private final int end;

  /** Suggestions of a network that has learnt a pattern a line. */
  public Suggester(CharRnn network) {
    letters = network.letters();
    run = new LettersRun(network);
    end = letters.number(Letters.BEGINNING);
  }

  /**
   * Nine texts that begin with {@code beginning}, each another and each well formed; the first is
   * the most usual. Where a pattern can be played so far, they can be played as well.
   *
   * @param temperature 1 as the network learned it, less is more usual
   * @param seed the same gives the same
   * @throws NotationError with the place, if no end can make it a pattern
   * @throws IllegalArgumentException if it is longer than {@link #LONGEST}
   */
  public synchronized List<String> after(String beginning, double temperature, long seed) {
    if (beginning.length() > LONGEST) {
      throw new IllegalArgumentException(
          "this beginning has %d letters; %d are the most".formatted(beginning.length(), LONGEST));
    }
    refuseWhatHasNoEnd(beginning);
    boolean played = plays(Notation.completed(beginning)) || beginning.isBlank();
    run.reset();
    for (int letter : letters.known(beginning)) {
      run.next();
      run.accept(letter);
    }
    LettersRun.State heard = run.save();
    SplittableRandom random = new SplittableRandom(seed ^ beginning.hashCode());
    Set<String> out = new LinkedHashSet<>();
    for (int k = 0; k < MOST_TRIES && out.size() < COUNT; k++) {
      run.restore(heard);
      Wishes wishes = Wishes.NONE.withTemperature(k == 0 ? FIRST * temperature : temperature);
      String text = new Draft(beginning, wishes, random.split()).written();
      if (played ? plays(text) : parses(text)) out.add(text);
    }
    for (int k = 1; out.size() < COUNT; k++) out.add(Notation.completed(rests(beginning, k)));
    return List.copyOf(out);
  }

  /** Some words are well formed and mean nothing where they stand, as in {@code bd*x}. */
  private static void refuseWhatHasNoEnd(String beginning) {
    try {
      Notation.parse(Notation.completed(beginning));
    } catch (NotationError e) {
      throw e;
    } catch (RuntimeException e) {
      int place = beginning.length() - 1;
      while (place > 0 && !parses(Notation.completed(beginning.substring(0, place)))) place--;
      throw new NotationError(beginning, place, String.valueOf(e.getMessage()));
    }
  }

  private static boolean parses(String text) {
    try {
      Notation.parse(text);
      return true;
    } catch (RuntimeException cannot) {
      return false;
    }
  }

  /** What is left to say where a network says the same again and again: one rest more. */
  private static String rests(String beginning, int count) {
    String open = beginning.isBlank() ? beginning : Notation.completed(beginning);
    return open + " ~".repeat(count);
  }

  /** Whether something begins in its first cycles, and nothing goes wrong. */
  private static boolean plays(String text) {
    try {
      Pattern pattern = Notation.parse(text);
      Span span = Span.of(0, CYCLES_TRIED);
      return !pattern.events(new Query(span, 0.5, new Budget(MOST_STEPS))).isEmpty();
    } catch (RuntimeException cannot) {
      return false;
    }
  }

  /** One suggestion in the making. */
  private final class Draft {
    private final String beginning;
    private final Wishes wishes;
    private final SplittableRandom random;
    private final Dice dice = new Dice(letters.count());
    private final boolean[] refused = new boolean[letters.count()];
    private String text;

    Draft(String beginning, Wishes wishes, SplittableRandom random) {
      this.beginning = beginning;
      this.wishes = wishes;
      this.random = random;
      text = beginning;
    }

    String written() {
      for (int k = 0; k < MOST_LETTERS; k++) {
        int letter = letter(run.next());
        if (letter == end || letter == Dice.NOTHING) return Notation.completed(text);
        run.accept(letter);
        text += letters.letter(letter);
      }
      int space = text.lastIndexOf(' ');
      boolean inWord = space > beginning.length() + 1;
      return Notation.completed(inWord ? text.substring(0, space) : text);
    }

    private int letter(float[] scores) {
      Arrays.fill(refused, false);
      while (true) {
        int letter = dice.roll(scores, token -> !refused[token], wishes, random);
        if (letter == Dice.NOTHING || fits(letter)) return letter;
        refused[letter] = true;
      }
    }

    private boolean fits(int letter) {
      if (letter != end) return isPart(text + letters.letter(letter));
      return text.length() > beginning.length() && !text.endsWith(" ") && isWhole(text);
    }
  }

  /** Whether some end makes it a pattern. */
  private static boolean isPart(String text) {
    try {
      Notation.completed(text);
      return true;
    } catch (NotationError e) {
      return false;
    }
  }

  private static boolean isWhole(String text) {
    return !text.isBlank() && Notation.completed(text).equals(text);
  }
}
