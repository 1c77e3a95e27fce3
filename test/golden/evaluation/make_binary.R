# Measures of predicted risks by pROC, glm and the definitions themselves, on made-up data stored with the answers.
# Run: Rscript make_binary.R > binary.json      (R 4.2.2, pROC 1.18.0, jsonlite)
suppressMessages({library(pROC); library(jsonlite)})
set.seed(11)
z <- qnorm(0.975)
clip <- function(p) pmin(1 - 1e-8, pmax(1e-8, p))

made <- function(n, slope, shift, digits) {
  truth <- rnorm(n, -0.5, 1.2)
  outcome <- rbinom(n, 1, plogis(truth))
  list(outcome = outcome, risk = round(plogis(shift + truth / slope), digits))
}

# Delta method from numerical derivatives by the weight of each row: an independent way to an influence function.
influence_error <- function(measure, n) {
  h <- 1e-4
  parts <- sapply(seq_len(n), function(i) {
    up <- down <- rep(1, n); up[i] <- 1 + h; down[i] <- 1 - h
    n * (measure(up) - measure(down)) / (2 * h)
  })
  sd(parts) / sqrt(n)
}

answers <- function(data) {
  y <- data$outcome; p <- data$risk; n <- length(y); x <- qlogis(clip(p))
  area <- roc(y, p, direction = "<", levels = c(0, 1), quiet = TRUE)
  exact <- glm.control(epsilon = 1e-15, maxit = 100)
  large <- glm(y ~ 1, offset = x, family = binomial, control = exact)
  free <- glm(y ~ x, family = binomial, control = exact)
  w <- fitted(free) * (1 - fitted(free)); X <- cbind(1, x)
  v <- fitted(large) * (1 - fitted(large))
  errors <- (y - p)^2; losses <- -ifelse(y == 1, log(clip(p)), log1p(-clip(p)))
  scaled <- function(w) { b <- weighted.mean(errors, w); m <- weighted.mean(y, w); 1 - b / (m * (1 - m)) }
  ratio <- function(w) log(sum(w * y) / sum(w * p))
  a <- as.numeric(auc(area)); se <- sqrt(var(area, method = "delong"))
  wilson <- prop.test(sum(y), n, correct = FALSE)$conf.int
  list(
    auroc = c(a, plogis(qlogis(a) + c(-1, 1) * z * se / (a * (1 - a)))),
    auroc_error = se,
    slope = unname(coef(free)[2]) + c(0, -z, z) * sqrt(solve(t(X) %*% (w * X))[2, 2]),
    intercept = unname(coef(large)) + c(0, -z, z) / sqrt(sum(v)),
    ratio = exp(ratio(rep(1, n)) + c(0, -z, z) * influence_error(ratio, n)),
    brier = mean(errors) + c(0, -z, z) * sd(errors) / sqrt(n),
    scaled = scaled(rep(1, n)) + c(0, -z, z) * influence_error(scaled, n),
    logloss = mean(losses) * exp(c(0, -z, z) * sd(losses) / sqrt(n) / mean(losses)),
    prevalence = c(mean(y), wilson)
  )
}

cases <- list(
  smooth = made(300, 1, 0, 8), ties = made(250, 0.7, 0.4, 1), extreme = made(120, 0.25, -1, 2),
  small = made(45, 1.5, -0.3, 6), rare = local({ d <- made(2000, 1, 0, 3); keep <- d$outcome == 0 | runif(2000) < 0.05
    list(outcome = d$outcome[keep], risk = d$risk[keep]) })
)
cat(toJSON(list(
  "made by" = paste("make_binary.R,", R.version.string, "pROC", as.character(packageVersion("pROC"))),
  cases = lapply(cases, function(data) c(data, answers = list(answers(data))))
), digits = NA, auto_unbox = TRUE), "\n")
