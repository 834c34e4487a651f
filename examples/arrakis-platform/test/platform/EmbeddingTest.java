package platform;

final class EmbeddingTest {
    private EmbeddingTest() {}

    static void a_text_is_nearer_to_its_like_than_to_another() {
        var spice = Embedding.of("the spice must flow");
        var like = Embedding.of("The spice flows!");
        var other = Embedding.of("an invoice of last month");
        Tests.same(true, product(spice, like) > 0.5);
        Tests.same(true, product(spice, like) > 2 * product(spice, other));
    }

    static void its_length_is_one_and_of_nothing_it_is_none() {
        Tests.same(1.0, Math.round(product(Embedding.of("worm"), Embedding.of("worm")) * 1000) / 1000.0);
        Tests.same(64, Embedding.of("").length);
        Tests.same("{0.0,0.0}", Embedding.literal(new float[2], false));
        Tests.same("[0.0,0.0]", Embedding.literal(new float[2], true));
    }

    private static double product(float[] one, float[] other) {
        var sum = 0.0;
        for (var i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }
}
