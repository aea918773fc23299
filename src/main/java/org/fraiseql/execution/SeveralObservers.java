package org.fraiseql.execution;

import java.util.ArrayList;
import java.util.List;
import org.fraiseql.plan.Plan;
import org.fraiseql.plan.write.MutationPlan;

/** Observers one after the other; those that end a request first have begun it last. Thread-safe if they are. */
final class SeveralObservers implements Observer {
    private final List<Observer> observers;

    SeveralObservers(List<Observer> observers) {
        this.observers = List.copyOf(observers);
    }

    @Override
    public void planned(Plan plan) {
        observers.forEach(observer -> observer.planned(plan));
    }

    @Override
    public void planned(MutationPlan plan) {
        observers.forEach(observer -> observer.planned(plan));
    }

    @Override
    public Watch begins() {
        List<Watch> watches = new ArrayList<>(observers.size());
        observers.forEach(observer -> watches.add(observer.begins()));
        return request -> watches.reversed().forEach(watch -> watch.ended(request));
    }

    @Override
    public void ended(Observation request) {
        observers.forEach(observer -> observer.ended(request));
    }
}
