package dev.laurel.ui.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EmojiTextTest {
    @Test
    void textWithoutEmojiStaysAsItIs() {
        assertThat(EmojiText.strip("50,000 at 100 %  accuracy → #1 © ½"))
                .isEqualTo("50,000 at 100 %  accuracy → #1 © ½");
    }

    @Test
    void emojiAreCutOut() {
        assertThat(EmojiText.strip("Vault 💎 Breaker")).isEqualTo("Vault Breaker");
        assertThat(EmojiText.strip("🏆 Won")).isEqualTo("Won");
        assertThat(EmojiText.strip("🏆")).isEmpty();
    }

    @Test
    void aSequenceIsOneEmoji() {
        assertThat(EmojiText.runs("👩‍🚀⛏️a")).containsExactly(
                new EmojiText.Run.Emoji("👩‍🚀", "1F469-200D-1F680"),
                new EmojiText.Run.Emoji("⛏️", "26CF"),
                new EmojiText.Run.Plain("a"));
    }

    @Test
    void keycapsAreEmojiButDigitsAreText() {
        assertThat(EmojiText.runs("1️⃣2")).containsExactly(
                new EmojiText.Run.Emoji("1️⃣", "0031-20E3"), new EmojiText.Run.Plain("2"));
        assertThat(EmojiText.runs("1\u20e3")).containsExactly(new EmojiText.Run.Emoji("1\u20e3", "0031-20E3"));
        assertThat(EmojiText.runs("©\ufe0f → ©")).containsExactly(
                new EmojiText.Run.Emoji("©\ufe0f", "00A9"), new EmojiText.Run.Plain(" → ©"));
        assertThat(EmojiText.runs("")).isEmpty();
    }

    @Test
    void loneSurrogatesAreText() {
        assertThat(EmojiText.runs("a\ud83d")).containsExactly(new EmojiText.Run.Plain("a\ud83d"));
    }
}
