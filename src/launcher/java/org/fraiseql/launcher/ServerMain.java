package org.fraiseql.launcher;

import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;

/** First class of the server's JVM: watches the launcher, then hands over to Liberty's own entry, which is on the class path beside us. */
final class ServerMain {
    private static final String LIBERTY = "com.ibm.ws.kernel.boot.cmdline.EnvCheck";

    private ServerMain() {}

    public static void main(String[] arguments) throws ReflectiveOperationException {
        BoundedExit.within(ShutdownPatience.of(System.getenv()));
        ParentWatch.exitWith(Long.parseLong(arguments[0]));
        Object libertysArguments = Arrays.copyOfRange(arguments, 1, arguments.length);
        try {
            Class.forName(LIBERTY).getMethod("main", String[].class).invoke(null, libertysArguments);
        } catch (InvocationTargetException failed) {
            failed.printStackTrace();
            System.exit(1);
        }
    }
}
