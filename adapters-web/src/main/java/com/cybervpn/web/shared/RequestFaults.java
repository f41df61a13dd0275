package com.cybervpn.web.shared;

import com.cybervpn.application.shared.ApplicationFailure;
import io.micronaut.core.annotation.AnnotationMetadata;
import io.micronaut.core.beans.BeanIntrospector;
import io.micronaut.core.beans.BeanProperty;
import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.core.bind.exceptions.UnsatisfiedArgumentException;
import io.micronaut.core.convert.exceptions.ConversionErrorException;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.CookieValue;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.http.codec.CodecException;
import io.micronaut.json.JsonSyntaxException;
import io.micronaut.serde.config.annotation.SerdeConfig;
import io.micronaut.serde.exceptions.SerdeException;
import io.micronaut.serde.exceptions.path.CollectionItemReferencePath;
import io.micronaut.serde.exceptions.path.MapItemReferencePath;
import io.micronaut.serde.exceptions.path.PropertyReferencePath;
import io.micronaut.serde.exceptions.path.ReferencePath;
import io.micronaut.web.router.MethodBasedRouteInfo;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.UriRouteInfo;
import io.micronaut.web.router.exceptions.UnsatisfiedRouteException;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says of everything that can be thrown while a request is served which {@link Problem} it is; the one place to do so. */
@Singleton
final class RequestFaults {
    /** Empty when {@code thrown} is not the request's fault and nobody foresaw it. */
    Optional<Problem> problem(HttpRequest<?> request, Throwable thrown) {
        return Optional.ofNullable(
                switch (thrown) {
                    case ProblemException e -> e.problem();
                    case ApplicationFailure e -> problem(e);
                    case ConstraintViolationException e -> Problem.invalid(violations(request, e));
                    case UnsatisfiedRouteException e -> Problem.invalid(missing(request, e.getArgument()));
                    case UnsatisfiedArgumentException e -> Problem.invalid(missing(request, e.getArgument()));
                    case ConversionErrorException e ->
                        Problem.invalid(unreadable(
                                request, e.getArgument(), e.getConversionError().getCause()));
                    case CodecException e -> Problem.invalid(unreadable(request, Argument.of(Object.class, "body"), e));
                    case JsonSyntaxException _ -> Problem.invalid(notJson());
                    default -> null;
                });
    }

    private static Problem problem(ApplicationFailure failure) {
        return switch (failure) {
            case ApplicationFailure.Forbidden e -> Problem.of(HttpStatus.FORBIDDEN, text(e));
            case ApplicationFailure.ConcurrentChange e -> Problem.of(HttpStatus.CONFLICT, text(e));
            case ApplicationFailure.UpstreamFailed e -> Problem.of(HttpStatus.BAD_GATEWAY, text(e));
            case ApplicationFailure.Unavailable e ->
                retryAfter(Problem.of(HttpStatus.SERVICE_UNAVAILABLE, text(e)), e.retryAfter());
            case ApplicationFailure.TooManyRequests e -> {
                Problem problem = Problem.of(HttpStatus.TOO_MANY_REQUESTS, text(e));
                yield e.retryAfter().map(wait -> retryAfter(problem, wait)).orElse(problem);
            }
        };
    }

    private static String text(ApplicationFailure failure) {
        return String.valueOf(failure.getMessage());
    }

    private static Problem retryAfter(Problem problem, Duration wait) {
        long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        return problem.withHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
    }

    private static Violation missing(HttpRequest<?> request, Argument<?> argument) {
        return new Violation(List.copyOf(location(request, argument)), "is required", Violation.Kind.MISSING);
    }

    private static Violation notJson() {
        return new Violation(List.of("body"), "is not valid JSON", Violation.Kind.MALFORMED);
    }

    private static Violation unreadable(HttpRequest<?> request, Argument<?> argument, @Nullable Throwable cause) {
        for (Throwable c = cause; c != null; c = c.getCause()) {
            if (c instanceof JsonSyntaxException) return notJson();
            if (c instanceof SerdeException e) return wrongType(e);
        }
        return new Violation(
                List.copyOf(location(request, argument)), "has not the right form", Violation.Kind.WRONG_TYPE);
    }

    private static Violation wrongType(SerdeException e) {
        List<Object> location = new ArrayList<>(List.of("body"));
        for (ReferencePath step : e.getPath()) {
            switch (step) {
                case PropertyReferencePath property ->
                    location.add(jsonName(property.type(), property.property().getName()));
                case CollectionItemReferencePath item -> location.add(item.index());
                case MapItemReferencePath item -> location.add(item.key());
                default -> {
                    // a kind of step that this version does not know says nothing to the caller
                }
            }
        }
        return new Violation(location, "has not the right type", Violation.Kind.WRONG_TYPE);
    }

    private static List<Violation> violations(HttpRequest<?> request, ConstraintViolationException e) {
        return e.getConstraintViolations().stream()
                .map(violation -> violation(request, violation))
                .toList();
    }

    private static Violation violation(HttpRequest<?> request, ConstraintViolation<?> violation) {
        List<Object> location = new ArrayList<>();
        Argument<?> at = null;
        boolean inBean = false;
        for (Path.Node node : violation.getPropertyPath()) {
            if (node.getKind() == ElementKind.PARAMETER) {
                at = parameter(request, node.getName()).orElse(null);
                inBean = at != null && at.isAnnotationPresent(RequestBean.class);
                if (!inBean) location.addAll(at == null ? List.of("body") : location(request, at));
            } else if (node.getKind() == ElementKind.PROPERTY) {
                BeanProperty<?, ?> property = at == null ? null : property(at.getType(), node.getName());
                Argument<?> member = property == null ? null : property.asArgument();
                if (inBean && member != null) {
                    location.addAll(location(request, member));
                    inBean = false;
                } else {
                    addIndex(location, node);
                    location.add(jsonName(property, node.getName()));
                }
                at = member == null ? null : element(member);
            } else if (node.getKind() == ElementKind.CONTAINER_ELEMENT) {
                addIndex(location, node);
            }
        }
        if (location.isEmpty()) location.add("body");
        boolean absent = violation.getInvalidValue() == null;
        return new Violation(
                List.copyOf(location),
                violation.getMessage(),
                absent ? Violation.Kind.MISSING : Violation.Kind.INVALID);
    }

    private static void addIndex(List<Object> location, Path.Node node) {
        if (node.getIndex() != null) location.add(node.getIndex());
        if (node.getKey() != null) location.add(node.getKey().toString());
    }

    /** What a container holds, or the argument itself. */
    private static Argument<?> element(Argument<?> argument) {
        Argument<?>[] parameters = argument.getTypeParameters();
        return argument.isContainerType() && parameters.length > 0 ? parameters[parameters.length - 1] : argument;
    }

    private static Optional<Argument<?>> parameter(HttpRequest<?> request, String name) {
        if (!(RouteAttributes.getRouteInfo(request).orElse(null) instanceof MethodBasedRouteInfo<?, ?> route)) {
            return Optional.empty();
        }
        for (Argument<?> argument : route.getTargetMethod().getArguments()) {
            if (argument.getName().equals(name)) return Optional.of(argument);
        }
        return Optional.empty();
    }

    /** The part of the request and the name by which a client knows {@code argument}; the whole body has no name. */
    private static List<Object> location(HttpRequest<?> request, Argument<?> argument) {
        AnnotationMetadata metadata = argument.getAnnotationMetadata();
        String name =
                metadata.stringValue(Bindable.class).filter(n -> !n.isEmpty()).orElse(argument.getName());
        if (metadata.hasAnnotation(Body.class)) {
            return metadata.stringValue(Body.class).isPresent() ? List.of("body", name) : List.of("body");
        }
        if (metadata.hasAnnotation(Header.class)) return List.of("header", name);
        if (metadata.hasAnnotation(CookieValue.class)) return List.of("cookie", name);
        if (metadata.hasAnnotation(PathVariable.class) || isInPath(request, name)) return List.of("path", name);
        if (argument.getName().equals("body")) return List.of("body");
        return List.of("query", name);
    }

    private static boolean isInPath(HttpRequest<?> request, String name) {
        return RouteAttributes.getRouteInfo(request).orElse(null) instanceof UriRouteInfo<?, ?> route
                && route.getUriMatchTemplate().getVariables().stream()
                        .anyMatch(variable ->
                                !variable.isQuery() && variable.getName().equals(name));
    }

    private static @Nullable BeanProperty<?, ?> property(Class<?> type, String name) {
        return BeanIntrospector.SHARED
                .findIntrospection(type)
                .flatMap(introspection -> introspection.getProperty(name))
                .orElse(null);
    }

    private static String jsonName(Class<?> type, String name) {
        return jsonName(property(type, name), name);
    }

    /** As the serialiser knows it. */
    private static String jsonName(@Nullable BeanProperty<?, ?> property, String name) {
        return Optional.ofNullable(property)
                .flatMap(p -> p.stringValue(SerdeConfig.class, SerdeConfig.PROPERTY))
                .orElse(name);
    }
}
