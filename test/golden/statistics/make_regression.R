# Regressions without a penalty by R's glm and lm, on the data of regression.json.
# Run after make_regression.py: Rscript make_regression.R > regression-r.json      (R 4.2.2, jsonlite)
library(jsonlite)
data <- fromJSON("regression.json")
x <- matrix(data$x, nrow = data$rows, byrow = TRUE)
exact <- glm.control(epsilon = 1e-15, maxit = 100)
parts <- function(fit, covariance) list(
  coefficients = unname(coef(fit)), covariance = as.vector(t(unname(covariance)))
)
# vcov() of a glm has the weights of the step before the last: here they are those of the answer.
logistic <- function(...) {
  fit <- glm(data$outcome ~ x, family = binomial, control = exact, ...)
  design <- model.matrix(fit)
  parts(fit, solve(t(design) %*% (fit$prior.weights * fitted(fit) * (1 - fitted(fit)) * design)))
}
offset <- 0.3 * x[, 1] - 0.1
fit <- lm(data$number ~ x)
cat(toJSON(list(
  "made by" = paste("make_regression.R,", R.version.string),
  logistic = logistic(),
  logisticWeighted = logistic(weights = data$weights),
  logisticOffset = logistic(offset = offset),
  linear = parts(fit, vcov(fit))
), digits = NA, auto_unbox = TRUE), "\n")
