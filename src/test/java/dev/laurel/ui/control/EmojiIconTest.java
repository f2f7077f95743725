package dev.laurel.ui.control;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;

import dev.laurel.ui.FxThread;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kordamp.ikonli.javafx.FontIcon;

@ExtendWith(FxThread.class)
class EmojiIconTest {
    private static Object graphic(String icon) {
        return FxThread.ask(() -> new EmojiIcon(icon, 24).getChildren().getFirst());
    }

    private static boolean isGray(Image image) {
        for (var y = 0; y < image.getHeight(); y++) {
            for (var x = 0; x < image.getWidth(); x++) {
                var argb = image.getPixelReader().getArgb(x, y);
                if ((argb & 0xff) != ((argb >> 8) & 0xff) || (argb & 0xff) != ((argb >> 16) & 0xff)) {
                    return false;
                }
            }
        }
        return true;
    }

    @Test
    void anEmojiIsAPictureAKeyASymbolAnythingElseALetter() {
        assertThat(graphic("🏆")).isInstanceOf(ImageView.class);
        assertThat(graphic("trophy")).isInstanceOf(FontIcon.class);
        assertThat(graphic("default")).isInstanceOf(FontIcon.class);
        assertThat(graphic("")).isInstanceOf(FontIcon.class);
        assertThat(graphic("ödland")).isInstanceOfSatisfying(
                Label.class, label -> assertThat(label.getText()).isEqualTo("Ö"));
    }

    @Test
    void itIsDrawnWhenItChangesAndNotBefore() {
        FxThread.run(() -> {
            var icon = new EmojiIcon(24);
            assertThat(icon.getChildren()).isEmpty();
            icon.show("🔥", true);
            var drawn = icon.getChildren().getFirst();
            icon.show("🔥", true);
            assertThat(icon.getChildren()).containsExactly(drawn);
            icon.show("🔥", false);
            assertThat(icon.getChildren()).hasSize(1).doesNotContain(drawn);
        });
    }

    @Test
    void aLockedOneHasNoColour() {
        var icon = FxThread.ask(() -> new EmojiIcon("🔥", 24));
        assertThat(isGray(((ImageView) icon.getChildren().getFirst()).getImage())).isFalse();
        FxThread.run(() -> icon.show("🔥", true));
        assertThat(isGray(((ImageView) icon.getChildren().getFirst()).getImage())).isTrue();
        assertThat(icon.getOpacity()).isEqualTo(0.5);
    }
}
