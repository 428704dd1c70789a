package io.landfall.redshift.gateway;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A session lent to work that may be abandoned, with everything that comes out of it. Calls exclude each other; once the lease
 * is revoked they fail, so that what was abandoned cannot disturb the session any more.
 */
final class Lease {
    private static final String OWN_TYPES = "io.landfall.redshift.";

    private final ReentrantLock calls = new ReentrantLock();
    private boolean revoked;

    /** The object behind the lease. */
    <T> T of(Class<T> type, T lent) {
        return type.cast(proxy(type, lent));
    }

    /**
     * Ends the lease, behind a call that is under way.
     *
     * @return false when that call has not ended in time; the lease goes on then
     */
    boolean revoke(long millis) throws InterruptedException {
        if (!calls.tryLock(millis, TimeUnit.MILLISECONDS)) {
            return false;
        }
        try {
            revoked = true;
            return true;
        } finally {
            calls.unlock();
        }
    }

    private Object call(Object lent, Method method, Object[] arguments) throws ReflectiveOperationException {
        calls.lock();
        try {
            if (revoked) {
                throw new CancellationException("the statement was cancelled");
            }
            return method.invoke(lent, arguments);
        } finally {
            calls.unlock();
        }
    }

    private Object lend(Class<?> type, Object result) {
        return type.isInterface() && type.getName().startsWith(OWN_TYPES) && result != null
                ? proxy(type, result)
                : result;
    }

    private Object proxy(Class<?> type, Object lent) {
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, new Handler(lent));
    }

    private final class Handler implements InvocationHandler {
        private final Object lent;

        Handler(Object lent) {
            this.lent = lent;
        }

        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
            try {
                return lend(method.getReturnType(), call(lent, method, arguments));
            } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
            }
        }
    }
}
