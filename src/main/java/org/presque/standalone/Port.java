package org.presque.standalone;

import picocli.CommandLine.TypeConversionException;

/** A port to listen on; 0 for any free one. Immutable. */
record Port(int number) {
    private static final int HIGHEST = 65_535;

    static Port parse(String text) {
        if (text.matches("\\d{1,5}") && Integer.parseInt(text) <= HIGHEST) {
            return new Port(Integer.parseInt(text));
        }
        throw new TypeConversionException("'%s' is no port; give 0 (any free one) to %d".formatted(text, HIGHEST));
    }

    @Override
    public String toString() {
        return Integer.toString(number);
    }
}
