package konseki.benchmarks;

/// The shortest program: what a start of the JVM costs.
final class Nothing {
    private Nothing() {}

    public static void main(String[] arguments) {}
}
